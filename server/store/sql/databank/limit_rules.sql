-- The limits of an organisation.
SELECT unit, most, days FROM data_limit WHERE organisation_id = ? ORDER BY unit, days
