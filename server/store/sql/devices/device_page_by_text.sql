-- Ids of one page of the devices whose tag, serial, make or model begins with a text, newest first;
-- a filter that is NULL lets everything pass.
SELECT d.id
FROM (
    SELECT id FROM device WHERE organisation_id = ? AND tag LIKE ? ESCAPE '|'
    UNION
    SELECT id FROM device WHERE organisation_id = ? AND (serial LIKE ? ESCAPE '|' OR serial LIKE ? ESCAPE '|')
    UNION
    SELECT id FROM device WHERE organisation_id = ? AND make LIKE ? ESCAPE '|'
    UNION
    SELECT id FROM device WHERE organisation_id = ? AND model LIKE ? ESCAPE '|'
) found
JOIN device d ON d.id = found.id
WHERE (? IS NULL OR d.state = ?)
    AND (? IS NULL OR d.kind = ?)
    AND (? IS NULL OR d.holder_hub_id = ?)
    AND (? IS NULL OR d.home_hub_id = ?)
    AND (? IS NULL OR d.id < ?)
ORDER BY d.id DESC
LIMIT ?
