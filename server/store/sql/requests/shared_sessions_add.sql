-- Counts sessions of a device at a hub on a day.
INSERT INTO shared_session (device_id, hub_id, day, sessions)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE sessions = sessions + VALUES(sessions)
