-- Postcodes with their wards, as the newest list has them.
INSERT INTO ward_postcode (postcode, ward, loaded_at)
SELECT n.postcode, n.ward, ?
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    postcode VARCHAR(8) CHARACTER SET ascii PATH '$[0]',
    ward CHAR(9) CHARACTER SET ascii PATH '$[1]')) n
ON DUPLICATE KEY UPDATE ward = VALUES(ward), loaded_at = VALUES(loaded_at)
