-- How many devices begin with a text and pass the filters, counted up to a limit.
SELECT COUNT(*)
FROM (
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
    LIMIT ?
) counted
