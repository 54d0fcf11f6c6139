# Step 1: Create a Bulk API 2.0 job
JOB_ID=$(curl -s -X POST "$SF_INSTANCE/services/data/v59.0/jobs/ingest" \
-H "Authorization: Bearer $SF_TOKEN" \
-H "Content-Type: application/json" \
-d '{
"object": "Contact",
"operation": "upsert",
"externalIdFieldName": "Email",
"contentType": "CSV",
"lineEnding": "LF"
}' | jq -r '.id')
echo "Created bulk job: $JOB_ID"
# Step 2: Upload CSV data
curl -s -X PUT "$SF_INSTANCE/services/data/v59.0/jobs/ingest/$JOB_ID/batches" \
-H "Authorization: Bearer $SF_TOKEN" \
-H "Content-Type: text/csv" \
--data-binary @salesforce_contacts.csv
# Step 3: Close the job to start processing
curl -s -X PATCH "$SF_INSTANCE/services/data/v59.0/jobs/ingest/$JOB_ID" \
-H "Authorization: Bearer $SF_TOKEN" \
-H "Content-Type: application/json" \
-d '{"state": "UploadComplete"}'
# Step 4: Poll for completion
while true; do
STATE=$(curl -s "$SF_INSTANCE/services/data/v59.0/jobs/ingest/$JOB_ID" \
-H "Authorization: Bearer $SF_TOKEN" | jq -r '.state')
echo "Job state: $STATE"
[[ "$STATE" == "JobComplete" || "$STATE" == "Failed" ]] && break
sleep 5
done
# Step 5: Check results
curl -s "$SF_INSTANCE/services/data/v59.0/jobs/ingest/$JOB_ID" \
-H "Authorization: Bearer $SF_TOKEN" \
| jq '{numberRecordsProcessed, numberRecordsFailed}'
