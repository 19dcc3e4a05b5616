-- Removes the open scans of a tag that join its device's history at intake.
DELETE FROM set_aside_scan
WHERE tag = ? AND closed_by IS NULL AND wait_for_intake
