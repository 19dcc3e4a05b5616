-- Adds a reading.
INSERT INTO resident_reading (id, resident_id, organisation_id, actor, reason, sealed_words, fields, read_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
