(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var chart = document.getElementById("chart");
  var hand = document.getElementById("hand");
  var values = document.getElementById("values");
  var rows = data.rows;
  if (!rows.length) {
    return;
  }

  // The row whose stretch of time is nearest; rows are in the order of time.
  function nearest(time) {
    var low = 0;
    var high = rows.length - 1;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (rows[middle][0] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && time - rows[low - 1][0] < rows[low][0] - time ? low - 1 : low;
  }

  function range(least, most, unit) {
    return least === most ? least + " " + unit : least + " to " + most + " " + unit;
  }

  function show(row) {
    var x = data.left + (row[0] / data.last) * (data.right - data.left);
    hand.setAttribute("x1", x);
    hand.setAttribute("x2", x);
    hand.setAttribute("visibility", "visible");
    values.textContent =
      row[0] + " " + data.timeUnit + ": " + range(row[1], row[2], "V") + ", "
      + range(row[3], row[4], data.currentUnit) + ", " + row[5] + " °C, step " + row[6];
  }

  chart.addEventListener("pointermove", function (event) {
    var box = chart.getBoundingClientRect();
    var x = ((event.clientX - box.left) / box.width) * data.width;
    var part = Math.min(1, Math.max(0, (x - data.left) / (data.right - data.left)));
    show(rows[nearest(part * data.last)]);
  });
  chart.addEventListener("pointerleave", function () {
    hand.setAttribute("visibility", "hidden");
    values.textContent = values.dataset.empty;
  });
})();
