-- One person, locked.
SELECT o.digest FROM data_person o WHERE o.organisation_id = ? AND o.digest = ? FOR UPDATE
