-- A code was shown.
INSERT INTO code_showing (id, item_id, issue_id, actor, reason, shown_at) VALUES (?, ?, ?, ?, ?, ?)
