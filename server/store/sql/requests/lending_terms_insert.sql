-- The first terms that an organisation sets, if it still has none.
INSERT INTO lending_terms (loan_days, renewal_days, renewals_max, remind_before, remind_after, lost_after_days,
    reservation_days, changed_by, changed_at, organisation_id, version)
SELECT n.*
FROM (SELECT ? AS loan_days, ? AS renewal_days, ? AS renewals_max, ? AS remind_before, ? AS remind_after,
    ? AS lost_after_days, ? AS reservation_days, ? AS changed_by, ? AS changed_at, ? AS organisation_id, ? + 1 AS version) n
WHERE NOT EXISTS (SELECT 1 FROM lending_terms t WHERE t.organisation_id = n.organisation_id)
