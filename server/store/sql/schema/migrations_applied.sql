-- The migrations that were applied: name, digest.
SELECT name, digest
FROM schema_migration
ORDER BY name
