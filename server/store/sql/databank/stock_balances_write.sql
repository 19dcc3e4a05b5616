-- Brings balances, which are locked, to what they are to be.
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
        organisation_id BIGINT PATH '$[0]',
        account VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
        owner_id BIGINT PATH '$[2]',
        bundle_id BIGINT PATH '$[3]',
        items BIGINT PATH '$[4]',
        gigabytes BIGINT PATH '$[5]',
        posted_at VARCHAR(26) PATH '$[6]')) n
STRAIGHT_JOIN stock_balance s ON s.organisation_id = n.organisation_id AND s.account = n.account
    AND s.owner_id = n.owner_id AND s.bundle_id = n.bundle_id
SET s.items = n.items, s.gigabytes = n.gigabytes, s.posted_at = n.posted_at
