-- Where a person signed in last.
SELECT membership_id
FROM last_membership
WHERE person_id = ?
