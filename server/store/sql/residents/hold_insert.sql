-- Adds a hold.
INSERT INTO resident_hold (id, resident_id, kind, sealed_words, placed_by, placed_at)
VALUES (?, ?, ?, ?, ?, ?)
