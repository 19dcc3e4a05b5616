-- Brings an organisation's points to what they are to be.
INSERT INTO priority_rule (organisation_id, reason, points)
SELECT n.organisation_id, n.reason, n.points
FROM JSON_TABLE(?, '$[*]' COLUMNS (
        organisation_id BIGINT PATH '$[0]',
        reason VARCHAR(16) PATH '$[1]',
        points INT UNSIGNED PATH '$[2]')) n
ON DUPLICATE KEY UPDATE points = VALUES(points)
