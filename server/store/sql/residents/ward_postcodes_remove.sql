-- Postcodes that the newest list does not have, some at a time.
DELETE FROM ward_postcode WHERE loaded_at < ? LIMIT ?
