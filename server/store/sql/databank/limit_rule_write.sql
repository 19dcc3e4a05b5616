-- Sets a limit.
INSERT INTO data_limit (organisation_id, unit, days, most) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE most = VALUES(most)
