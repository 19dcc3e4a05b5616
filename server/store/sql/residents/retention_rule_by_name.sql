-- A retention rule.
SELECT name, days, starts, why
FROM retention_rule
WHERE name = ?
