-- How many devices the same filters let pass, counted up to a limit.
SELECT COUNT(*)
FROM (
    SELECT id
    FROM device
    WHERE organisation_id = ?
        AND (? IS NULL OR state = ?)
        AND (? IS NULL OR kind = ?)
        AND (? IS NULL OR holder_hub_id = ?)
        AND (? IS NULL OR home_hub_id = ?)
    LIMIT ?
) counted
