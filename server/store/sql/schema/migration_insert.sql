-- Records that a migration was applied.
INSERT INTO schema_migration (name, digest, applied_at)
VALUES (?, ?, UTC_TIMESTAMP(6))
