-- Locks a subject's chain, which begins here when it is new.
INSERT INTO audit_chain (subject, seq, head)
VALUES (?, 0, UNHEX(REPEAT('00', 32)))
ON DUPLICATE KEY UPDATE subject = subject
