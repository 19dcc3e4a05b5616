-- A person to be locked; one that is there stays.
INSERT IGNORE INTO data_person (organisation_id, digest) VALUES (?, ?)
