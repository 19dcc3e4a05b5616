-- Somebody's row, made when it is not there, locked. (INSERT IGNORE and then a lock was rejected: two who find the row share it,
-- and then each waits for the other to let go.)
INSERT INTO data_person (organisation_id, digest) VALUES (?, ?)
ON DUPLICATE KEY UPDATE digest = VALUES(digest)
