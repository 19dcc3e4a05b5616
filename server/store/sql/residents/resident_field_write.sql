-- Adds or replaces a sealed field.
INSERT INTO resident_field (resident_id, field, sealed)
VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE sealed = VALUE(sealed)
