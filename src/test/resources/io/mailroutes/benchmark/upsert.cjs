// Upserts a CSV of contacts by e-mail with jsforce and Bulk API 2.0. Takes the address of the org, a token and the file.
const fs = require('fs');
const { Connection } = require('@jsforce/jsforce-node');

async function work([instanceUrl, accessToken, file]) {
  const org = new Connection({ instanceUrl, accessToken, version: '64.0' });
  org.bulk2.pollInterval = 1000;
  org.bulk2.pollTimeout = 3600000;
  const job = org.bulk2.createJob({ object: 'Contact', operation: 'upsert', externalIdFieldName: 'Email' });
  await job.open();
  await job.uploadData(fs.createReadStream(file));
  await job.close();
  await job.poll(1000, 3600000);
  const failed = await job.getFailedResults();
  if (failed.length > 0) {
    throw new Error(failed.length + ' failed');
  }
}

work(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
