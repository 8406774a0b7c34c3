# What a plain count over the rows of shop traffic says, to compare with what the services answer.
# Use: awk -f docs/example/plain-count.awk FILE…
BEGIN { FS = "," }
FNR == 1 { next }
$2 == "cart" {
  if (!held[$6, $3]++) lines[$6] = lines[$6] " " $3
}
$2 == "remove_from_cart" && held[$6, $3] {
  pieces += held[$6, $3]
  if (!dropped[$3]++) products++
  held[$6, $3] = 0
  sub(" " $3 "( |$)", " ", lines[$6])
}
$2 == "purchase" {
  n = split(lines[$6], line, " ")
  if (n) checkouts++
  bought += n
  for (i = 1; i <= n; i++) held[$6, line[i]] = 0
  lines[$6] = ""
}
END {
  printf "pieces dropped %d, of %d products; %d checkouts with %d lines\n", pieces, products, checkouts, bought
}
