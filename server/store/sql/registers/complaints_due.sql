-- Complaints whose time is over, with no hold on the resident they are about; those due longest first.
SELECT c.id, c.organisation_id, c.year, c.number, c.version
FROM complaint c
JOIN retention_rule k ON k.name = 'complaint'
WHERE c.closed_on <= ? - INTERVAL k.days DAY
    AND NOT EXISTS (
        SELECT 1 FROM resident r JOIN resident_hold o ON o.resident_id = r.id AND o.lifted_at IS NULL
        WHERE r.organisation_id = c.organisation_id AND r.reference = c.resident)
ORDER BY c.closed_on, c.id
LIMIT ?
