["FirstName", "LastName", "Email", "Phone", "Title"],
(.[] | [.given_name // "", .surname // "Unknown", (.emails // [])[0].email // "", (.phone_numbers // [])[0].number // "", .job_title // ""])
| @csv
