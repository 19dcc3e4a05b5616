-- One more of an answer in a month.
INSERT INTO monitoring_count (organisation_id, month, question, answer, count)
VALUES (?, ?, ?, ?, 1)
ON DUPLICATE KEY UPDATE count = count + 1
