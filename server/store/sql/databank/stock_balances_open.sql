-- Makes balances that are not there yet, of nothing; locks all of them, in the order given.
INSERT INTO stock_balance (organisation_id, account, owner_id, bundle_id, posted_at)
SELECT n.organisation_id, n.account, n.owner_id, n.bundle_id, ?
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    organisation_id BIGINT PATH '$[0]',
    account VARCHAR(8) PATH '$[1]',
    owner_id BIGINT PATH '$[2]',
    bundle_id BIGINT PATH '$[3]')) n
ON DUPLICATE KEY UPDATE posted_at = stock_balance.posted_at
