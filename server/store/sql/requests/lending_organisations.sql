-- The organisations that have something on loan.
SELECT DISTINCT organisation_id FROM device WHERE state = 'on_loan' ORDER BY organisation_id
