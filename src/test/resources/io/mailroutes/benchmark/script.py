"""A sync in three steps with simple_salesforce: upsert the contacts in bulk, ask for their ids, write a task a message.

Takes the nylas to read from and the address of the org, which stands in for the host at which the library logs in. The
calls are those of the script that the guide recommends; only the deals of many contacts are asked for in parts, where
that script would make an address that is too long.
"""
import json
import os
import subprocess
import sys

import requests
from requests.adapters import HTTPAdapter
from simple_salesforce import Salesforce

NYLAS, ORG = sys.argv[1:3]
LOOKED_UP, DEALS = 50, 300


class LocalOrg(HTTPAdapter):
    """The library insists on HTTPS, and on Salesforce's host for the log-in."""

    def send(self, request, **options):
        request.url = ORG + "/" + request.url.split("/", 3)[3]
        return super().send(request, **options)


def printed(what):
    return json.loads(subprocess.run([NYLAS, what, "list", "--json"], capture_output=True, text=True, check=True).stdout)


def parts(everything, size):
    return [everything[at:at + size] for at in range(0, len(everything), size)]


def quoted(texts):
    return ",".join("'" + text.replace("'", "\\'") + "'" for text in texts)


session = requests.Session()
session.mount("https://", LocalOrg())
sf = Salesforce(username=os.environ["ORG_USERNAME"], password=os.environ["ORG_PASSWORD"],
                security_token=os.environ["ORG_SECURITY_TOKEN"], session=session)

people = [{"Email": contact["emails"][0]["email"], "FirstName": contact.get("given_name", ""),
           "LastName": contact.get("surname") or "Unknown",
           "Phone": (contact.get("phone_numbers") or [{}])[0].get("number", ""), "Title": contact.get("job_title", "")}
          for contact in printed("contacts") if contact.get("emails")]
sf.bulk.Contact.upsert(people, "Email")

ids = {}
for part in parts([person["Email"] for person in people], LOOKED_UP):
    for found in sf.query(f"SELECT Id, Email FROM Contact WHERE Email IN ({quoted(part)})")["records"]:
        ids[found["Email"]] = found["Id"]

deals = {}
for part in parts(list(ids.values()), DEALS):
    for role in sf.query("SELECT ContactId, OpportunityId FROM OpportunityContactRole "
                         f"WHERE ContactId IN ({quoted(part)}) AND Opportunity.IsClosed = false")["records"]:
        deals[role["ContactId"]] = role["OpportunityId"]

for message in printed("email"):
    contact = ids.get((message.get("from") or [{}])[0].get("email", ""))
    if contact:
        task = {"WhoId": contact, "Subject": (message.get("subject") or "No subject")[:255],
                "ActivityDate": message.get("date", "").split("T")[0], "Status": "Completed", "Type": "Email",
                "Description": (message.get("body") or "")[:500]}
        if contact in deals:
            task["WhatId"] = deals[contact]
        sf.Task.create(task)
