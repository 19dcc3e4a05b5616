-- Keeps where a person signed in last.
INSERT INTO last_membership (person_id, membership_id)
VALUES (?, ?)
ON DUPLICATE KEY UPDATE membership_id = VALUES(membership_id)
