// A day's work with jsforce: log in, single records, queries, search, both bulk APIs, log out.
// Takes the address of the org. Prints what came of it as JSON.
const { Connection } = require('@jsforce/jsforce-node');

async function work() {
  const { ORG_USERNAME, ORG_PASSWORD, ORG_CLIENT_ID, ORG_CLIENT_SECRET } = process.env;
  const org = new Connection({
    oauth2: { loginUrl: process.argv[2], clientId: ORG_CLIENT_ID, clientSecret: ORG_CLIENT_SECRET }, version: '64.0',
  });
  const said = {};
  await org.login(ORG_USERNAME, ORG_PASSWORD);
  said.user = (await org.identity()).username;
  const account = await org.sobject('Account').create({ Name: 'Acme' });
  const made = await org.sobject('Contact').create([
    { LastName: 'One', Email: 'one@acme.com', AccountId: account.id }, { LastName: 'Two', Email: 'two@acme.com' }]);
  said.created = made.map((result) => result.success);
  said.upserted = (await org.sobject('Contact').upsert({ Email: 'one@acme.com', LastName: 'First' }, 'Email')).created;
  said.refused = await org.sobject('Contact').create({ FirstName: 'No' }).catch((error) => error.errorCode);
  said.accounts = (await org.query('SELECT Name, Account.Name FROM Contact ORDER BY Name')).records
    .map((record) => record.Account?.Name ?? null);
  said.searched = (await org.search('FIND {two} IN NAME FIELDS RETURNING Contact(Id, Name)')).searchRecords.length;
  org.bulk.pollInterval = 50;
  const three = [{ LastName: 'Three', Email: 'three@acme.com' }, { LastName: '' }];
  said.bulk = (await org.bulk.load('Contact', 'insert', three))
    .map((result) => result.success);
  said.extracted = await new Promise((resolve, reject) => {
    const names = [];
    org.bulk.query('SELECT Name FROM Contact ORDER BY Name').then((records) => records
      .on('record', (record) => names.push(record.Name)).on('end', () => resolve(names)).on('error', reject), reject);
  });
  org.bulk2.pollInterval = 50;
  const loaded = await org.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert',
    externalIdFieldName: 'Email',
    input: [{ LastName: '3', Email: 'three@acme.com' }, { LastName: '4', Email: 'bad' }] });
  said.bulk2 = [loaded.successfulResults.length, loaded.failedResults.length];
  await org.sobject('Contact').destroy(made.map((result) => result.id));
  await org.logout();
  console.log(JSON.stringify(said));
}

work().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
