-- Sets a cap.
INSERT INTO request_cap (organisation_id, scope, kind, days, most) VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE most = VALUES(most)
