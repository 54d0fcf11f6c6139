"""What a sync in three steps does with simple_salesforce: upsert by e-mail in bulk, look up ids and deals, log tasks.

Takes the address of the org, which stands in for the host at which the library logs in. Prints what came of it as JSON.
"""
import json
import os
import sys

import requests
from requests.adapters import HTTPAdapter
from simple_salesforce import Salesforce


class LoginHost(HTTPAdapter):
    """Sends what is meant for Salesforce's login host to the org."""

    def send(self, request, **options):
        request.url = request.url.replace("https://login.salesforce.com", sys.argv[1], 1)
        return super().send(request, **options)


session = requests.Session()
session.mount("https://login.salesforce.com", LoginHost())
sf = Salesforce(username=os.environ["ORG_USERNAME"], password=os.environ["ORG_PASSWORD"],
                security_token=os.environ["ORG_SECURITY_TOKEN"], session=session)

people = [
    {"Email": "zoe@example.com", "FirstName": "Zoë", "LastName": "Ng", "Phone": "", "Title": "CTO"},
    {"Email": "known@example.com", "FirstName": "", "LastName": "Known", "Phone": "+1 555 1", "Title": ""},
    {"Email": "not an address", "FirstName": "", "LastName": "Unknown", "Phone": "", "Title": ""},
]
upserted = sf.bulk.Contact.upsert(people, "Email")

addresses = ",".join(f"'{person['Email']}'" for person in people)
ids = {found["Email"]: found["Id"]
       for found in sf.query(f"SELECT Id, Email FROM Contact WHERE Email IN ({addresses})")["records"]}
contacts = ",".join(f"'{contact}'" for contact in ids.values())
deals = {role["ContactId"]: role["OpportunityId"] for role in sf.query(
    f"""SELECT ContactId, OpportunityId
        FROM OpportunityContactRole
        WHERE ContactId IN ({contacts}) AND Opportunity.IsClosed = false""")["records"]}

for contact in ids.values():
    task = {"WhoId": contact, "Subject": "Hello", "ActivityDate": "2026-03-10", "Status": "Completed", "Type": "Email",
            "Description": "How are you?"}
    if contact in deals:
        task["WhatId"] = deals[contact]
    sf.Task.create(task)

print(json.dumps({
    "upserted": [bool(result["success"]) for result in upserted],
    "created": [bool(result["created"]) for result in upserted],
    "reason": upserted[2]["errors"][0]["statusCode"],
    "found": [record["Name"] for record in sf.query_all_iter("SELECT Name FROM Contact ORDER BY Name")],
    "searched": len(sf.quick_search("Zoë")["searchRecords"]),
    "used": sf.api_usage["api-usage"].used,
}))
