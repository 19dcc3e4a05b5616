-- Each reading of a resident has exactly one audit event, and each such event its reading.
SELECT CONCAT('resident ', r.reference)
FROM resident r
WHERE (SELECT COUNT(*) FROM resident_reading g WHERE g.resident_id = r.id)
   <> (SELECT COUNT(*) FROM audit_event a WHERE a.subject = CONCAT('resident:', r.reference) AND a.event IN ('reading', 'export'))
LIMIT 1
