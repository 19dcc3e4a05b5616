-- Notes that a reminder is sent, unless it was.
INSERT INTO loan_reminder (request_id, device_id, due_on, days, sent_at)
SELECT n.request_id, n.device_id, n.due_on, n.days, n.sent_at
FROM (SELECT ? AS request_id, ? AS device_id, ? AS due_on, ? AS days, ? AS sent_at) n
WHERE NOT EXISTS (SELECT 1 FROM loan_reminder r
    WHERE r.request_id = n.request_id AND r.device_id = n.device_id AND r.due_on = n.due_on AND r.days = n.days)
