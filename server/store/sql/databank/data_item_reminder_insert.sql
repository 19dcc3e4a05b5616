-- A reminder of one item at this step; nothing when it was sent.
INSERT IGNORE INTO data_item_reminder (item_id, kind, days, sent_at) VALUES (?, ?, ?, ?)
