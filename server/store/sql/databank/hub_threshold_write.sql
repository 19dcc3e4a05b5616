-- Sets the least that a hub should have.
INSERT INTO hub_threshold (hub_id, kind, code, least)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE least = VALUES(least)
