-- A posting is of its group's organisation and moment, and of a bundle of that organisation.
SELECT CONCAT('posting ', p.id)
FROM stock_posting p
JOIN stock_group g ON g.id = p.group_id
JOIN bundle b ON b.id = p.bundle_id
WHERE p.organisation_id <> g.organisation_id OR p.recorded_at <> g.recorded_at OR b.organisation_id <> p.organisation_id
LIMIT 1
