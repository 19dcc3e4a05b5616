-- The bundles that an account was ever posted to.
SELECT bundle_id
FROM stock_balance
WHERE organisation_id = ? AND account = ? AND owner_id = ?
ORDER BY bundle_id
