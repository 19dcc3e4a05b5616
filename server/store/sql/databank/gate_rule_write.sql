-- Sets a further question.
INSERT INTO data_gate (organisation_id, hub_id, question, walk_ins_only) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE question = VALUES(question), walk_ins_only = VALUES(walk_ins_only)
