-- Organisations with any SIM or voucher.
SELECT DISTINCT organisation_id FROM data_item ORDER BY organisation_id
