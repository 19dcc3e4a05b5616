-- Locks an organisation's intake of data stock.
INSERT INTO stock_intake (organisation_id) VALUES (?)
ON DUPLICATE KEY UPDATE organisation_id = VALUES(organisation_id)
