-- Adds the row that is locked.
INSERT INTO schema_migration_lock (id) VALUES (1)
ON DUPLICATE KEY UPDATE id = id
