-- Adds a question, or the day on which its answer came.
INSERT INTO access_clarification (access_request_id, seq, asked_on, arrived_on, is_about_information)
VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE arrived_on = VALUES(arrived_on)
