-- Subject access requests whose time is over, with no hold on the resident they are of; those due longest first.
SELECT s.id, s.organisation_id, s.year, s.number, s.version
FROM access_request s
JOIN retention_rule k ON k.name = 'access_request'
WHERE s.answered_on <= ? - INTERVAL k.days DAY
    AND NOT EXISTS (
        SELECT 1 FROM resident r JOIN resident_hold o ON o.resident_id = r.id AND o.lifted_at IS NULL
        WHERE r.organisation_id = s.organisation_id AND r.reference = s.resident)
ORDER BY s.answered_on, s.id
LIMIT ?
