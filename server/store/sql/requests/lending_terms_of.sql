-- The terms that an organisation has set.
SELECT loan_days, renewal_days, renewals_max, remind_before, remind_after, lost_after_days, reservation_days, version
FROM lending_terms
WHERE organisation_id = ?
