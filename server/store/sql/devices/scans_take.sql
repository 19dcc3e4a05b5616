-- Marks a tag's waiting scans as taken.
UPDATE set_aside_scan
SET outcome = 'taken'
WHERE tag = ? AND outcome = 'open' AND wait_for_intake
