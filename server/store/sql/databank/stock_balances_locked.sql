-- Locks balances in the order given; what is not there is left out.
SELECT s.account, s.owner_id, s.bundle_id, s.items, s.gigabytes, s.posted_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    organisation_id BIGINT PATH '$[0]',
    account VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
    owner_id BIGINT PATH '$[2]',
    bundle_id BIGINT PATH '$[3]')) n
STRAIGHT_JOIN stock_balance s ON s.organisation_id = n.organisation_id AND s.account = n.account
    AND s.owner_id = n.owner_id AND s.bundle_id = n.bundle_id
FOR UPDATE
