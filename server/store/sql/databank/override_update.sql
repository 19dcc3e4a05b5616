-- What was decided, and what the permission was used for.
UPDATE limit_override
SET state = ?, decided_by = ?, decided_at = ?, decision = ?, good_until = ?, used_for = ?, version = version + 1
WHERE id = ?
