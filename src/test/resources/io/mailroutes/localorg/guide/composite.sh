# Composite request: create Account + Contact + Task in one call
curl -s -X POST "$SF_INSTANCE/services/data/v59.0/composite" \
-H "Authorization: Bearer $SF_TOKEN" \
-H "Content-Type: application/json" \
-d '{
"allOrNone": true,
"compositeRequest": [
{
"method": "POST",
"url": "/services/data/v59.0/sobjects/Account",
"referenceId": "newAccount",
"body": {
"Name": "Acme Corp",
"Website": "https://acme.com"
}
},
{
"method": "POST",
"url": "/services/data/v59.0/sobjects/Contact",
"referenceId": "newContact",
"body": {
"FirstName": "Sarah",
"LastName": "Chen",
"Email": "sarah@acme.com",
"AccountId": "@{newAccount.id}"
}
},
{
"method": "POST",
"url": "/services/data/v59.0/sobjects/Task",
"referenceId": "newTask",
"body": {
"WhoId": "@{newContact.id}",
"WhatId": "@{newAccount.id}",
"Subject": "Re: Q3 proposal follow-up",
"ActivityDate": "2026-03-10",
"Status": "Completed",
"Type": "Email"
}
}
]
}'
